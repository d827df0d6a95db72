import './contents-spy.ts';
import './copy-code.ts';
import './heads-follow.ts';
import './theme-switch.ts';
import './weigh-it.ts';
import './pick-options.ts';
