import { addressOf } from '../../catalog/addresses'
import type { Certificate } from '../../work/certificate/read'

// Older certificates hold addresses as host names, which nothing accepts as such.
const named = (name: string) => ({ type: addressOf(name) ? 'ip' : 'dns', name })

/** What a signing request starts with: this host, and what the certificate in use says of its owner. */
export function requestFor(host: string, inUse: Pick<Certificate, 'read' | 'names'> | null): Record<string, unknown> {
  const part = (name: string) => inUse?.read.subjectName.getField(name)[0]
  const names = (inUse?.names ?? []).map(({ value }) => named(value))
  const common = part('CN') ?? host
  const all = names.some(({ name }) => name === host) ? names : [named(host), ...names]
  const first = addressOf(common) ? '' : common
  return {
    subject: {
      common_name: common,
      ...(part('C') && { country_code: part('C') }),
      ...(part('ST') && { state_or_province_name: part('ST') }),
      ...(part('L') && { locality_name: part('L') }),
      ...(part('O') && { organization_name: part('O') }),
      ...(part('OU') && { organizational_unit_name: part('OU') }),
    },
    // At least one of them has to be a host name; where only addresses are known there is room for one.
    subject_alternative_names: all.some(({ type }) => type === 'dns') ? all : [{ type: 'dns', name: first }, ...all],
  }
}
