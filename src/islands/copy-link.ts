import { copyText } from './clipboard.ts';

/** A link that copies its address; it goes there too, so that the reader sees what was copied. */
class CopyLink extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a');
    const label = link?.textContent ?? '';
    link?.addEventListener('click', async () => {
      if (!(await copyText(link.href))) return;
      link.textContent = this.dataset['copied'] ?? label;
      setTimeout(() => {
        link.textContent = label;
      }, 2000);
    });
  }
}

customElements.define('copy-link', CopyLink);
