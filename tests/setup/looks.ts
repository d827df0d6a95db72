import type { Locator, Page } from 'playwright-core';

/** What some elements look like by some properties, each look once. */
export const looks = (some: Locator, properties: readonly string[]): Promise<string[]> =>
  some.evaluateAll(
    (all, properties) => [
      ...new Set(
        all.map((one) => {
          const style = getComputedStyle(one);
          return properties.map((property) => style.getPropertyValue(property)).join(' ');
        }),
      ),
    ],
    properties,
  );

/** A colour by its name, such as `CanvasText`, as styles that are computed say it. */
export const colour = (page: Page, name: string): Promise<string> =>
  page.evaluate((name) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = name;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);
