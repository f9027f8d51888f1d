/** Questions that an operator may start from. The first is the guide's Example 5, word for word. */
import { emptyQuery, type Query } from './query'

export interface Example {
  name: string
  /** What it finds, in a few words. */
  about: string
  query: Query
}

const ask = (query: Partial<Query>): Query => ({ ...emptyQuery, ...query })

export const examples: readonly Example[] = [
  {
    name: 'GET and 404',
    about: 'Pages that are not there: the example of the guide',
    query: ask({
      types: ['~http'],
      range: '-15m',
      limit: 100,
      asGiven: true,
      filter: {
        operator: 'and',
        rules: [
          { field: 'method', operand: 'GET', operator: '=' },
          { field: 'statusCode', operand: '404', operator: '=' },
        ],
      },
    }),
  },
  {
    name: 'Slow database statements',
    about: 'Answers that took the database more than 100 ms',
    query: ask({
      types: ['~db'],
      range: '-6h',
      filter: { operator: 'and', rules: [{ field: 'processingTime', operator: '>', operand: '100' }] },
    }),
  },
  {
    name: 'Failed logins',
    about: 'LDAP and Kerberos answers with an error',
    query: ask({
      types: ['~ldap_response', '~kerberos_response'],
      range: '-6h',
      filter: {
        operator: 'and',
        rules: [
          {
            operator: 'or',
            rules: [
              { field: 'error', operator: 'exists' },
              { field: 'errorDetail', operator: 'exists' },
            ],
          },
        ],
      },
    }),
  },
  {
    name: 'Large transfers',
    about: 'Web answers of more than 1 MB',
    query: ask({
      types: ['~http'],
      range: '-6h',
      filter: { operator: 'and', rules: [{ field: 'rspBytes', operator: '>', operand: '1000000' }] },
    }),
  },
  {
    name: 'Names that do not resolve',
    about: 'DNS answers with an error',
    query: ask({
      types: ['~dns_response'],
      range: '-6h',
      filter: {
        operator: 'and',
        rules: [{ field: 'error', operator: 'exists' }],
      },
    }),
  },
  {
    name: 'A device’s last minutes',
    about: 'Everything that one address sent or received',
    query: ask({
      range: '-10m',
      filter: { operator: 'and', rules: [{ field: '.ipaddr', operator: '=', operand: '' }] },
    }),
  },
  {
    name: 'Server errors',
    about: 'Web answers with a status of 500 and above',
    query: ask({
      types: ['~http'],
      range: '-6h',
      filter: { operator: 'and', rules: [{ field: 'statusCode', operator: '>=', operand: '500' }] },
    }),
  },
]
