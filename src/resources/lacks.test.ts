import { expect, it } from 'vitest'
import { addressLacks, mailLacks, tagLacks, timeLacks, userLacks } from './lacks'

it('is said of an email group without an address', () => {
  expect(addressLacks({ email_addresses: [] })).toContain('nobody is mailed')
  expect(addressLacks({ group_name: 'Night' })).toContain('nobody is mailed')
  expect(addressLacks({ email_addresses: ['a@corp.example'] })).toBeUndefined()
  for (const odd of ['not-mail', '@corp.example', 'a@', 'Jane a@corp.example'])
    expect(addressLacks({ email_addresses: ['a@corp.example', odd] })).toContain(`“${odd}” is no mail address`)
})

it('is said of an interval that is over, and of none that comes again', () => {
  expect(timeLacks({ interval_type: 'onetime', start: 10, end: 20 }, 20_000)).toContain('over already')
  expect(timeLacks({ interval_type: 'onetime', start: 10, end: 21 }, 20_000)).toBeUndefined()
  expect(timeLacks({ interval_type: 'daily', start: 10, end: 20 }, 90_000_000)).toBeUndefined()
})

it('is said of a tag whose name is a list', () => {
  for (const name of ['one, two', 'one;two', '"one" , "two"']) expect(tagLacks({ name })).toContain('2 names')
  for (const name of ['one', 'one two', 'one,', 'one,'.repeat(4_000_000), undefined])
    expect(tagLacks({ name })).toBeUndefined()
})

it('is said of an alert that mails nobody, unless it is off or what it has is not known', () => {
  expect(mailLacks({ cc: null }, [])).toContain('It mails nobody')
  expect(mailLacks({ cc: ['a@corp.example'] }, [])).toBeUndefined()
  expect(mailLacks({ cc: [] }, [{ id: 1 }])).toBeUndefined()
  expect(mailLacks({ cc: [] }, undefined)).toBeUndefined()
  expect(mailLacks({ cc: [], disabled: true }, [])).toBeUndefined()
})

it('is said of a user whose name has blanks or whose password is short or missing', () => {
  const made = { has: () => true }
  const sound = { username: 'j.doe', type: 'local', password: 'correct horse' }
  expect(userLacks(sound, made)).toBeUndefined()
  expect(userLacks({ ...sound, username: ' j.doe ' }, made)).toContain('has blanks in it')
  expect(userLacks({ ...sound, password: ' correct horse ' }, made)).toContain('begins or ends with a blank')
  expect(userLacks({ ...sound, username: 'jane doe' }, made)).toContain('user name has blanks')
  expect(userLacks({ ...sound, password: '' }, made)).toContain('has no password')
  expect(userLacks({ ...sound, password: '1234567' }, made)).toContain('7 characters')
  expect(userLacks({ ...sound, password: '12345678' }, made)).toBeUndefined()
  expect(userLacks({ username: 'j.doe', type: 'remote' }, made)).toBeUndefined()
  // An edit knows nothing of the password that there is.
  const edited = { has: (name: string) => name !== 'username' }
  expect(userLacks({ name: 'Jane Doe' }, edited)).toBeUndefined()
  expect(userLacks({ name: 'Jane Doe', password: '123' }, edited)).toContain('3 characters')
})
