import './contents-spy.ts';
import './copy-code.ts';
import './theme-switch.ts';
