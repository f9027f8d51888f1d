/** A chart as a file: its figures unreduced, what the appliance said, or its picture. */
import type { Appliance } from '../../api/appliance'
import { iso } from '../../ui/format'
import { saveBlob } from '../../ui/save-blob'
import type { Answer } from '../../work/metrics/ask'
import type { Panel } from '../../work/metrics/panel'
import { exportRows } from '../export/export-rows'
import { exportName } from '../../ui/file-name'
import { seriesName, titleOf, unitWords } from './words'

const offsetOf = (at: number): string => {
  const minutes = -new Date(at).getTimezoneOffset()
  const size = Math.abs(minutes)
  const pad = (value: number) => String(value).padStart(2, '0')
  return minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

/** ISO with the offset of the zone that is shown. */
export function isoIn(at: number, zone: 'utc' | 'local'): string {
  if (zone === 'utc') return iso(at)
  const offset = offsetOf(at)
  if (offset === 'Z') return iso(at)
  const minutes = -new Date(at).getTimezoneOffset()
  return iso(at + minutes * 60_000).replace('Z', offset)
}

interface Row {
  at: number
  index: number
}

/** Columns of a chart's figures: time twice, then each series in its unit, unrounded; empty where there is a gap. */
export function chartColumns(panel: Panel, answer: Answer, names: ReadonlyMap<string, string>, zone: 'utc' | 'local') {
  return [
    { title: 'time', value: ({ at }: Row) => isoIn(at, zone) },
    { title: 'epoch ms', value: ({ at }: Row) => at },
    {
      title: 'covered ms',
      value: ({ index }: Row) => answer.grid.edges.find((edge) => edge.at === index)?.covered ?? answer.grid.step,
    },
    ...answer.series.map((series) => ({
      title: `${seriesName(series, answer, panel, names)} (${answer.unit === 'moment' ? 'epoch ms' : unitWords[answer.unit]})`,
      value: ({ index }: Row) => series.values[index] ?? '',
    })),
  ]
}

const rowsOf = ({ grid }: Answer): Row[] => grid.times.map((at, index) => ({ at, index }))

/**
 * What was sent for a chart and what the appliance said, digit for digit: each body can be sent again, and gives such
 * an answer. A Command answers once for each of its sensors.
 */
export async function saidOf({ asked }: Answer): Promise<string> {
  const all = asked.map(async ({ operation: { method, path }, body, replies }) => {
    const answers = await Promise.all(replies.map((reply) => reply.text()))
    return `{\n"request": ${JSON.stringify({ method, path, body })},\n"answers": [${answers.join(',\n')}]\n}`
  })
  return `[${(await Promise.all(all)).join(',\n')}]\n`
}

export async function exportSaid(
  appliance: Appliance,
  panel: Panel,
  answer: Answer,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const file = exportName(`chart ${titleOf(panel, names)}`, appliance.name, 'json')
  saveBlob(file, new Blob([await saidOf(answer)], { type: 'application/json' }))
}

export async function exportFigures(
  appliance: Appliance,
  panel: Panel,
  answer: Answer,
  names: ReadonlyMap<string, string>,
  zone: 'utc' | 'local',
): Promise<void> {
  await exportRows(
    {
      what: `chart ${titleOf(panel, names)}`,
      appliance: appliance.name,
      rows: rowsOf(answer),
      columns: chartColumns(panel, answer, names, zone),
    },
    'csv',
  )
}

/** Properties that a picture outside the page has to bring along. */
const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-family',
  'font-weight',
  'text-anchor',
] as const

function withStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from)
  for (const name of carried) {
    const value = style.getPropertyValue(name)
    if (value !== '') to.setAttribute(name, value)
  }
  to.removeAttribute('class')
  to.removeAttribute('style')
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index]
    if (copy) withStyle(child, copy)
  }
}

const namespace = 'http://www.w3.org/2000/svg'

function textAt(x: number, y: number, words: string, like: Element, weight = '400'): SVGTextElement {
  const text = document.createElementNS(namespace, 'text')
  text.setAttribute('x', String(x))
  text.setAttribute('y', String(y))
  text.setAttribute('fill', getComputedStyle(like).color)
  text.setAttribute('font-family', getComputedStyle(like).fontFamily)
  text.setAttribute('font-size', '13')
  text.setAttribute('font-weight', weight)
  text.textContent = words
  return text
}

/** The drawing of a figure with its title and its legend, as a picture that stands alone; undefined where none is drawn. */
export function pictureOf(figure: Element, title: string, aside: string): SVGSVGElement | undefined {
  const drawn = figure.querySelector<SVGSVGElement>('.recharts-surface, svg[role="img"]')
  if (!drawn) return undefined
  const { width, height } = drawn.getBoundingClientRect()
  const keys = [...figure.querySelectorAll('[aria-label="Legend"] tbody tr')].filter((row) =>
    row.querySelector('[aria-pressed="true"]'),
  )
  const whole = height + 34 + keys.length * 20 + 8
  const picture = document.createElementNS(namespace, 'svg')
  picture.setAttribute('xmlns', namespace)
  picture.setAttribute('width', String(width))
  picture.setAttribute('height', String(whole))
  picture.setAttribute('viewBox', `0 0 ${width} ${whole}`)
  const ground = document.createElementNS(namespace, 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', getComputedStyle(figure).backgroundColor)
  picture.append(ground, textAt(12, 20, `${title}  ·  ${aside}`, figure, '600'))
  // What is not whole is hatched in the picture, too.
  for (const part of [figure.querySelector('svg[role="presentation"]:has(pattern)'), drawn]) {
    if (!part) continue
    const copy = part.cloneNode(true) as Element
    withStyle(part, copy)
    copy.setAttribute('y', '30')
    copy.setAttribute('width', String(width))
    copy.setAttribute('height', String(height))
    picture.append(copy)
  }
  for (const [index, row] of keys.entries()) {
    const sample = row.querySelector('path')
    const y = height + 46 + index * 20
    if (sample) {
      const line = sample.cloneNode(true) as SVGPathElement
      withStyle(sample, line)
      line.setAttribute('transform', `translate(12 ${y - 9})`)
      picture.append(line)
    }
    picture.append(textAt(42, y, row.querySelector('th')?.getAttribute('aria-label') ?? '', figure))
  }
  return picture
}

export async function exportPicture(
  appliance: Appliance,
  figure: Element,
  title: string,
  aside: string,
  format: 'svg' | 'png',
): Promise<boolean> {
  const picture = pictureOf(figure, title, aside)
  if (!picture) return false
  const text = new XMLSerializer().serializeToString(picture)
  const name = exportName(`chart ${title}`, appliance.name, format)
  if (format === 'svg') {
    saveBlob(name, new Blob([text], { type: 'image/svg+xml' }))
    return true
  }
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  // Twice as sharp as on the page, for slides and tickets.
  canvas.width = picture.width.baseVal.value * 2
  canvas.height = picture.height.baseVal.value * 2
  const context = canvas.getContext('2d')
  if (!context) return false
  context.scale(2, 2)
  context.drawImage(image, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob) saveBlob(name, blob)
  return blob !== null
}
