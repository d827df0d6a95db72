/** Where scroll timelines lack, the strip of heads follows the sideways scroll of its matrix by script. */
if (!CSS.supports('animation-timeline: --sideways')) {
  for (const scroller of document.querySelectorAll<HTMLElement>('.matrix-scroll')) {
    const slide = scroller.parentElement?.querySelector<HTMLElement>('.heads-slide');
    const follow = (): void => slide?.style.setProperty('transform', `translateX(${-scroller.scrollLeft}px)`);
    scroller.addEventListener('scroll', follow, { passive: true });
  }
}
