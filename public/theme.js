// Runs before the first paint, so that no page flashes in the wrong theme. The console writes these two entries when
// the operator chooses: hopdeck.theme is 'light' or 'dark' (absent: as the system), hopdeck.density is 'compact'
// (absent too) or 'comfortable'. Storage may be forbidden; then the defaults stand.
{
  const read = (name) => {
    try {
      return localStorage.getItem(name)
    } catch {
      return null
    }
  }
  const theme = read('hopdeck.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const density = read('hopdeck.density')
  if (density === 'comfortable' || density === 'compact') document.documentElement.dataset.density = density
}
