/** The image that was chosen: what it says of itself, and its sum, computed while the page is used. */
import { useEffect, useState } from 'react'
import { hashFile } from '../../work/firmware/hash'
import { readImage, type ImageFacts } from '../../work/firmware/image'

export interface Image {
  file: File
  facts: ImageFacts | null
  /** Bytes whose sum is known so far. */
  summed: number
  sum: string | null
  problem: string | null
}

interface Chosen {
  image: Image | null
  choose: (file: File | undefined) => void
}

/** Outlives the page: who comes back finds what was chosen. */
let last: Image | null = null

export function useImage(): Chosen {
  const [image, setImage] = useState(last)
  const file = image?.file
  useEffect(() => {
    last = image
  }, [image])
  // The sum of a small file may come before what its head says.
  const done = image !== null && image.sum !== null && image.facts !== null
  useEffect(() => {
    if (!file || done) return undefined
    const stop = new AbortController()
    const change = (facts: Partial<Image>) => {
      if (!stop.signal.aborted) setImage((now) => (now?.file === file ? { ...now, ...facts } : now))
    }
    const failed = (error: unknown) => change({ problem: error instanceof Error ? error.message : String(error) })
    readImage(file).then((facts) => change({ facts }), failed)
    hashFile(file, { signal: stop.signal, onProgress: (summed) => change({ summed }) }).then(
      (sum) => change({ sum }),
      failed,
    )
    return () => stop.abort()
  }, [file, done])
  return {
    image,
    choose: (chosen) => setImage(chosen ? { file: chosen, facts: null, summed: 0, sum: null, problem: null } : null),
  }
}
