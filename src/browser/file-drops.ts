/**
 * Files that are dragged onto the page. A browser opens what falls beside a place for files: the console, its key and
 * all that it was doing are gone. Here it falls on nothing there, and an area marked `data-drop` takes it as the file
 * input in it would.
 */
const areas = '[data-drop]'

const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true

function areaAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(areas) : null
}

function mark(area: HTMLElement | null): void {
  for (const marked of document.querySelectorAll<HTMLElement>(`${areas}[data-over]`))
    if (marked !== area) delete marked.dataset['over']
  if (area) area.dataset['over'] = ''
}

/** The input that takes what is dragged there: none in a form that is being sent, or where there are several for one. */
function inputFor(area: HTMLElement | null, { dataTransfer }: DragEvent): HTMLInputElement | null {
  if (!area || area.closest('[aria-busy="true"]')) return null
  const input = area.querySelector<HTMLInputElement>('input[type="file"]:not(:disabled)')
  const several = (dataTransfer?.items.length ?? 0) > 1
  return several && !input?.multiple ? null : input
}

function onDragOver(event: DragEvent): void {
  if (!carriesFiles(event) || !event.dataTransfer) return
  event.preventDefault()
  const area = areaAt(event.target)
  const input = inputFor(area, event)
  event.dataTransfer.dropEffect = input ? 'copy' : 'none'
  mark(input && area)
}

function onDrop(event: DragEvent): void {
  if (!carriesFiles(event) || !event.dataTransfer) return
  event.preventDefault()
  mark(null)
  const input = inputFor(areaAt(event.target), event)
  // A folder comes as a file that cannot be read.
  const isFolder = [...event.dataTransfer.items].some((item) => item.webkitGetAsEntry()?.isDirectory)
  if (!input || isFolder || event.dataTransfer.files.length === 0) return
  input.files = event.dataTransfer.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

function onDragLeave({ relatedTarget }: DragEvent): void {
  // It left the window, not one element for another.
  if (relatedTarget === null) mark(null)
}

/** From now on no file that is dropped takes the page's place. */
export function catchDrops(): void {
  addEventListener('dragover', onDragOver)
  addEventListener('dragleave', onDragLeave)
  addEventListener('drop', onDrop)
}
