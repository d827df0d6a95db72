import './contents-spy.ts';
import './copy-code.ts';
import './copy-link.ts';
import './heads-follow.ts';
import './theme-switch.ts';
import './pick-options.ts';
import './weigh-it.ts';
// After weigh-it, which reads the rows as the editors have them.
import './matrix-view.ts';
import './compare-options.ts';
