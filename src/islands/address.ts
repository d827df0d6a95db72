/** The address of the page with other parts under some keys; what else stands in it stays as it is written. */
export function addressWith(keys: readonly string[], parts: readonly (readonly [string, string])[]): string {
  const address = new URL(location.href);
  const others = address.search
    .slice(1)
    .split('&')
    .filter((part) => part && !keys.includes(part.split('=')[0] ?? ''));
  address.search = [...others, ...parts.map(([key, value]) => `${key}=${value}`)].join('&');
  return address.href;
}

/** Makes an address that of the page; going back undoes it. */
export function goTo(address: string): void {
  if (address !== location.href) history.pushState(history.state, '', address);
}
