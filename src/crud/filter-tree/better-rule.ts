/** What is meant by a rule that looks for something else: a block of addresses, or a value that the appliance calls otherwise. */
import { blockOf, blockText, type Block } from '../../catalog/addresses'
import { isList, isPresence, valueMeant, type FilterField } from '../../catalog/filter-fields'
import { blockBegunBy, exactBeginning, lookAlike } from '../block-pattern'
import { isExpression, isWhole, itemsOf, operandText } from './sent'
import type { DraftRule } from './tree'

export interface Better {
  /** What the rule fits beyond what it seems to. */
  words: string
  operator: DraftRule['operator']
  /** What is used instead, as it is told and as it is put in. */
  told: string
  operand: string | readonly string[]
}

/** The value that somebody calls by its words: `ftp_server`, where "FTP server" fits nothing. */
function namedValue(rule: DraftRule, { values = [] }: FilterField): Better | undefined {
  const { operator } = rule
  if (values.length === 0 || isPresence(operator)) return undefined
  const was = isList(operator) ? itemsOf(rule.operand) : [operandText(rule.operand)]
  const now = was.map((text) => valueMeant(values, text) ?? text)
  const told = now.filter((value, at) => value !== was[at])
  if (told.length === 0) return undefined
  const whole = isWhole(rule) ? operator : operator === '!~' ? '!=' : '='
  return {
    words: `The appliance calls it ${told.join(', ')}`,
    operator: whole,
    told: told.join(', '),
    operand: isList(operator) ? now : (now[0] ?? ''),
  }
}

/** The same by a block, where a rule compares text that more addresses have than it seems; by a value's own name. */
export function betterRule(rule: DraftRule, field: FilterField | undefined): Better | undefined {
  const { operator, operand, off } = rule
  if (!field || off || isExpression(rule)) return undefined
  if (field.type !== 'address') return namedValue(rule, field)
  if (operator !== '~' && operator !== '!~' && operator !== 'startswith') return undefined
  const text = operandText(operand).trim()
  const source = /^\/(.*)\/$/s.exec(text)?.[1] ?? text
  const block = blockOf(text) ?? blockBegunBy(source)
  if (!block || source === exactBeginning(block)) return undefined
  // Text that ends in a dot begins no other address.
  if (operator === 'startswith' && source.endsWith('.')) return undefined
  const instead = blockText(block)
  return {
    words: wordsFor(block, operator),
    operator: operator === '!~' ? '!=' : '=',
    told: instead,
    operand: instead,
  }
}

function wordsFor(block: Block, operator: DraftRule['operator']): string {
  if (operator === 'startswith') return 'Its last number may go on'
  const other = lookAlike(block)
  return `It is looked for anywhere${other === undefined ? '' : `, so ${other} fits too`}`
}
