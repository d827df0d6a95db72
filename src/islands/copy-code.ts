import { copyText } from './clipboard.ts';

/** Copies the code of what it stands in. */
class CopyCode extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const code =
      this.closest('[data-copy]')?.querySelector('pre') ??
      this.closest('[data-option]')?.querySelector('code[class], pre code');
    if (!button || !code || !navigator.clipboard) {
      this.hidden = true;
      return;
    }
    const label = button.textContent;
    button.addEventListener('click', async () => {
      if (!(await copyText(code.textContent))) return;
      button.textContent = this.dataset['copied'] ?? label;
      setTimeout(() => {
        button.textContent = label;
      }, 2000);
    });
  }
}

customElements.define('copy-code', CopyCode);
