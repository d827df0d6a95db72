/** Marks the link whose section is being read: the last heading above a line a quarter down the window. */
class ContentsSpy extends HTMLElement {
  connectedCallback(): void {
    const links = [...this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    // A section is measured by itself: measuring its heading would lay out what is not looked at yet.
    const targets = links.map((link) => {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return heading?.closest('.section') ?? heading;
    });
    let queued = false;
    const update = (): void => {
      queued = false;
      const line = innerHeight / 4;
      const passed = targets.filter(
        (target) => target?.checkVisibility() && target.getBoundingClientRect().top <= line,
      );
      const current = passed.at(-1) ?? targets[0];
      links.forEach((link, index) => {
        if (targets[index] === current) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      });
    };
    const queue = (): void => {
      if (!queued) requestAnimationFrame(update);
      queued = true;
    };
    addEventListener('scroll', queue, { passive: true });
    // Not at once: measuring now would make the browser lay out the page before it has painted.
    queue();
  }
}

customElements.define('contents-spy', ContentsSpy);
