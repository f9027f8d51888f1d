/**
 * On a low window, such as a desk zoomed to 200 %, what heads a page takes half of it. There it goes out of sight with
 * the first rows that are scrolled away, and comes back with them; the styles read `data-scrolled`.
 */
import type { UIEvent } from 'react'

/** What heads the page stands again: another page begins at its heading. */
export function stand(sheet: HTMLElement | null): void {
  delete sheet?.dataset['scrolled']
}

export function giveWay({ currentTarget: sheet, target: rows }: UIEvent<HTMLElement>): void {
  if (!(rows instanceof HTMLElement) || !rows.matches('[data-scrolls]')) return
  if (rows.scrollTop === 0) stand(sheet)
  else if (sheet.dataset['scrolled'] === undefined) {
    const before = rows.clientHeight
    sheet.dataset['scrolled'] = ''
    const won = rows.clientHeight - before
    // Rows in sight stay where they are. Were the first ones among them, it would come back at once.
    if (won < rows.scrollTop && rows.scrollHeight - rows.clientHeight > won) rows.scrollTop -= won
    else if (won > 0) stand(sheet)
  }
}
