export const daySeconds = 86_400

const pad = (value: number): string => String(value).padStart(2, '0')

/** Seconds since midnight as "14:00"; a whole day is "24:00", seconds stand only where there are some. */
export function clockWords(seconds: number): string {
  const text = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? text : `${text}:${pad(seconds % 60)}`
}
