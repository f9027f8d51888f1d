/** The ranges that were chosen last, newest first, while the page is open. */
const most = 5

let recent: readonly string[] = []

export function remember(range: string): void {
  recent = [range, ...recent.filter((one) => one !== range)].slice(0, most)
}

export const recentRanges = (): readonly string[] => recent
