/**
 * Puts the focus on what came of something, where the button that was pressed is gone with it: a keyboard or a screen reader
 * would else begin again at the top of the page. Where the focus is somewhere, it stays.
 */
export function focusIfLost(element: HTMLElement | null | undefined, options?: FocusOptions): void {
  const { activeElement, body } = document
  if (activeElement === null || activeElement === body) element?.focus(options)
}
