import type { Page } from 'playwright-core';

/** Opens all that folds. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

/** What makes a page scroll sideways: nothing where it does not. */
export const overflowOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth: room, scrollWidth: width } = document.documentElement;
    if (width <= room) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > room + 0.5,
    );
    return [`${width} in ${room}`, ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))];
  });
