import { existsSync, renameSync, rmSync } from 'node:fs';

// A build writes beside the site that is being served and takes its place in whole:
//   dist.next  is being written        dist.old  is whole, on its way out
//   dist       is served, always whole dist.gone is being deleted
const nextOf = (dist: string): string => `${dist}.next`;
const oldOf = (dist: string): string => `${dist}.old`;
const goneOf = (dist: string): string => `${dist}.gone`;

/** Removes what an earlier build left unfinished and names the folder to write to. */
export function freshNext(dist: string): string {
  rmSync(nextOf(dist), { recursive: true, force: true });
  return nextOf(dist);
}

/** Puts the finished build in place of the former one. */
export function swapIn(dist: string): void {
  heal(dist);
  if (existsSync(dist)) renameSync(dist, oldOf(dist));
  renameSync(nextOf(dist), dist);
  discardOld(dist);
}

/**
 * Mends what a kill during `swapIn` left. Every command calls it first. Without `dist`
 * the kill fell between the renames, and the former site goes back to its place.
 */
export function heal(dist: string): void {
  if (existsSync(oldOf(dist))) {
    if (existsSync(dist)) discardOld(dist);
    else renameSync(oldOf(dist), dist);
  }
  rmSync(goneOf(dist), { recursive: true, force: true });
}

// Renamed before it is deleted, so that dist.old is never half a site.
function discardOld(dist: string): void {
  if (!existsSync(oldOf(dist))) return;
  rmSync(goneOf(dist), { recursive: true, force: true });
  renameSync(oldOf(dist), goneOf(dist));
  rmSync(goneOf(dist), { recursive: true, force: true });
}
