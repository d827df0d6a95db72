/** Turns the theme over and remembers the choice; public/theme.js applies it before the first paint. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => {
      const root = document.documentElement;
      const dark = root.dataset['theme']
        ? root.dataset['theme'] === 'dark'
        : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset['theme'] = dark ? 'light' : 'dark';
      try {
        localStorage.setItem('theme', root.dataset['theme']);
      } catch {
        // Storage may be refused; the choice then holds for this page only.
      }
    });
  }
}

customElements.define('theme-switch', ThemeSwitch);
