import { cargo } from './cargo.ts';
import { go } from './go.ts';
import { maven } from './maven.ts';
import { node } from './node.ts';
import { python } from './python.ts';
import type { Toolchain } from './toolchain.ts';

/** Every toolchain that the lab knows, slowest first; a project is built by the one whose manifest it holds. */
export const toolchains: readonly Toolchain[] = [cargo, go, maven, node, python];
