/** Addresses that are looked for as text, and the block that is meant by it. */
import { blockOf, blockText, type Block } from '../../catalog/addresses'
import type { FilterField } from '../../catalog/filter-fields'
import { blockBegunBy, exactBeginning, lookAlike } from '../block-pattern'
import { operandText } from './sent'
import type { DraftRule } from './tree'

export interface Better {
  /** What the rule fits beyond what it seems to. */
  words: string
  operator: DraftRule['operator']
  block: string
}

/** The same by a block, where a rule compares text that more addresses have than it seems. */
export function betterRule({ operator, operand, off }: DraftRule, field: FilterField | undefined): Better | undefined {
  if (field?.type !== 'address' || off) return undefined
  if (operator !== '~' && operator !== '!~' && operator !== 'startswith') return undefined
  const text = operandText(operand).trim()
  const source = /^\/(.*)\/$/s.exec(text)?.[1] ?? text
  const block = blockOf(text) ?? blockBegunBy(source)
  if (!block || source === exactBeginning(block)) return undefined
  // Text that ends in a dot begins no other address.
  if (operator === 'startswith' && source.endsWith('.')) return undefined
  return { words: wordsFor(block, operator), operator: operator === '!~' ? '!=' : '=', block: blockText(block) }
}

function wordsFor(block: Block, operator: DraftRule['operator']): string {
  if (operator === 'startswith') return 'Its last number may go on'
  const other = lookAlike(block)
  return `It is looked for anywhere${other === undefined ? '' : `, so ${other} fits too`}`
}
