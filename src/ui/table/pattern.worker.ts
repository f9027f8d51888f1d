/** Tests texts against a pattern that somebody typed. What it takes is the caller's business, who can stop it. */
import type { PatternAnswer, PatternQuestion } from './pattern'

// A sign of life: the time that a worker takes to start is not the pattern's.
postMessage('ready')

addEventListener('message', ({ data }: MessageEvent<PatternQuestion>) => {
  const pattern = new RegExp(data.source, 'iu')
  const answer: PatternAnswer = { id: data.id, fits: data.texts.map((text) => pattern.test(text)) }
  postMessage(answer)
})
