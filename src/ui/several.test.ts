import { expect, it } from 'vitest'
import { severalIn } from './several'

it('finds the values in what is pasted', () => {
  expect(severalIn('TCP_OPEN, FLOW_TICK;TCP_CLOSE\r\n\tTCP_OPEN')).toEqual(['TCP_OPEN', 'FLOW_TICK', 'TCP_CLOSE'])
  expect(severalIn('"Front desk", Back office\n')).toEqual(['Front desk', 'Back office'])
  expect(severalIn('10.0.0.1 10.0.0.2\n10.0.0.3', true)).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3'])
  expect(severalIn(' \n ')).toEqual([])
})
