import { copyText } from './clipboard.ts';
import { element } from './element.ts';

/** A link that copies its address; it goes there too, so that the reader sees what was copied. */
class CopyLink extends HTMLElement {
  private said: HTMLElement | undefined;

  connectedCallback(): void {
    this.addEventListener('click', () => this.copy());
  }

  private async copy(): Promise<void> {
    const link = this.querySelector('a');
    if (!link || !(await copyText(link.href))) return;
    if (!this.said) {
      this.said = element('span', { role: 'status' });
      this.append(' ', this.said);
    }
    const { said } = this;
    said.textContent = this.dataset['copied'] ?? '';
    setTimeout(() => {
      said.textContent = '';
    }, 2000);
  }
}

customElements.define('copy-link', CopyLink);
