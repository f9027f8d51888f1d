import { describe, expect, it } from 'vitest'
import { catalog } from '../catalog'
import { kebabOf, pathOf, routeOf } from './paths'

describe('places of resources', () => {
  it('follow the words of the name', () => {
    expect(pathOf('devicegroups')).toBe('/device-groups')
    expect(pathOf('devicegroups', 5)).toBe('/device-groups/5')
    expect(pathOf('devicegroups', 5, 'edit')).toBe('/device-groups/5/edit')
    expect(routeOf('activitygroups')).toBe('/activity-groups/*')
    expect(pathOf('tags', 3)).toBe('/tags/3')
  })

  it('take the singular or the leading words where the plural says more than the name', () => {
    expect(kebabOf('runningconfig', ['running config', 'running configs'])).toBe('running-config')
    expect(kebabOf('auditlog', ['audit log entry', 'audit log entries'])).toBe('audit-log')
    expect(pathOf('ssldecryptkeys')).toBe('/ssl-decrypt-keys')
    expect(kebabOf('whitelist', ['whitelisted device', 'whitelisted devices'])).toBe('whitelist')
  })

  it('encode what an id may hold', () => {
    expect(pathOf('users', 'a/b c')).toBe('/users/a%2Fb%20c')
  })

  it('are different for every resource', () => {
    const all = Object.keys(catalog).map((name) => pathOf(name))
    expect(new Set(all).size).toBe(all.length)
    for (const path of all) expect(path).toMatch(/^\/[a-z]+(-[a-z]+)*$/)
  })
})
