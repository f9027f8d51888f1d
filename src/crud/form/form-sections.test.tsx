import { render, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { alerts } from '../../catalog/alerts'
import { FormSections } from './form-sections'
import { bodyFields } from './problems'

it('puts the fields of a group under its heading, and leaves those of none where they are', () => {
  const fields = bodyFields(alerts.operations.create.body)
  const named = (...names: string[]) => names.flatMap((name) => fields.filter((field) => field.name === name))
  const { container } = render(
    <FormSections
      fields={named('name', 'stat_name', 'operand', 'severity', 'cc', 'author')}
      draw={(field) => <p key={field.name}>{field.label}</p>}
    />,
  )
  expect(within(screen.getByRole('group', { name: 'Condition' })).getByText('Limit')).toBeVisible()
  expect(within(screen.getByRole('group', { name: 'Notices' })).getByText('Mail to')).toBeVisible()
  expect([...container.children].map((part) => part.textContent)).toEqual([
    'Name',
    'ConditionMetric categoryLimit',
    'NoticesSeverityMail to',
    'Author',
  ])
})
