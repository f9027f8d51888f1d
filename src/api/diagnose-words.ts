/** What to say for each cause of a failed sign-in, and what to do about it. */
import type { Cause, Observations, Step } from './diagnosis'

export interface Words {
  title: string
  /** Under the stop. */
  fact: string
  what: string
  steps: Step[]
  /** The stop itself could not be tested: it is drawn as not known, not as failed. */
  open?: boolean
}

export interface Case {
  seen: Observations
  adminUrl: string
  certificateUrl: string
}

const again: Step = { action: 'Try again.', rest: 'Your address and key stay in the form.' }

const hostOf = (url: string): string => new URL(url).host

const openAppliance = (seen: Observations): Step['link'] => ({ label: 'Open the appliance', href: seen.url })

/** The appliance's own words, quoted. */
const quoted = (said: string): string => (said === '' ? '' : ` It says: “${said}”.`)

const saidBy = ({ call }: Observations): string =>
  call.outcome === 'answered' || call.outcome === 'unreadable' ? quoted(call.said.replace(/\.$/, '')) : ''

const trust = ({ seen, certificateUrl }: Case): Step[] =>
  seen.url.startsWith('https:')
    ? [
        {
          action: 'Open the appliance in a tab.',
          rest: 'A certificate warning there means that its certificate is not trusted: go on past it for this visit. If nothing opens, the name, the port, a VPN or a firewall is in the way.',
          link: openAppliance(seen),
        },
        {
          action: 'Trust its certificate',
          rest: 'for good: download it and add it to the trusted root certificates of this computer or browser. It must be issued for the name in the address.',
          copy: certificateUrl,
          link: { label: 'Download the certificate', href: certificateUrl },
        },
      ]
    : [
        {
          action: 'Open the appliance in a tab.',
          rest: 'If nothing opens, nothing listens on that port.',
          link: openAppliance(seen),
        },
      ]

const wait: Step = {
  action: 'Wait a moment.',
  rest: 'After a start or an upgrade the REST API needs some minutes longer than the host.',
}

export const causeWords: Record<Cause, (of: Case) => Words> = {
  policy: ({ seen }) => ({
    title: 'Stopped by this page’s own policy',
    fact: `its policy forbids it (${seen.violation})`,
    what: 'The content security policy that this console is served with does not let it call that host. The call never left the browser, so nothing is known of the appliance.',
    steps: [
      {
        action: 'Add the appliance to the policy',
        rest: 'where the console is hosted: its address belongs into connect-src of the Content-Security-Policy header.',
        copy: new URL(seen.url).origin,
      },
      { action: 'Load this page anew', rest: 'and try again.' },
    ],
  }),

  mixed: ({ seen }) => ({
    title: 'Stopped at mixed content',
    fact: 'an https page may not call http here',
    what: `This page came over https and the address is plain http. Some browsers allow that for an address on this machine, others block it, and then it looks like a host that does not answer.`,
    steps: [
      {
        action: 'Use https',
        rest: 'in the appliance’s address if it offers that.',
        copy: seen.url.replace(/^http:/, 'https:'),
      },
      {
        action: 'Open the appliance in a tab.',
        rest: 'If nothing opens, nothing listens on that port.',
        link: openAppliance(seen),
      },
      again,
    ],
  }),

  permission: ({ seen }) =>
    seen.permission === 'denied'
      ? {
          title: 'Stopped at the local network',
          fact: 'this browser refuses local addresses to this page',
          what: 'The browser asks before a page may call an address in a local network, and for this page the answer was no. Every call to such an address is then blocked before it is sent.',
          steps: [
            {
              action: 'Allow local network access',
              rest: 'for this page: in the site settings beside the address bar.',
            },
            again,
          ],
        }
      : {
          title: 'Waiting at the local network, most likely',
          fact: 'the browser is most likely asking',
          open: true,
          what: 'The browser asks before a page may call an address in a local network, and it has no answer from you yet. The call waits until then. If no question is open, the host does not answer.',
          steps: [
            {
              action: 'Answer the browser’s question',
              rest: 'about local network access; it stands near the address bar.',
            },
            again,
          ],
        },

  offline: () => ({
    title: 'Stopped at the network',
    fact: 'the browser has no network',
    what: 'The browser says that this computer is offline. Nothing is known of the appliance.',
    steps: [{ action: 'Connect this computer', rest: 'to the network or the VPN of the appliance.' }, again],
  }),

  unreachable: (of) => ({
    title: 'Stopped at host and certificate',
    fact: of.seen.url.startsWith('https:') ? 'no connection, or not trusted' : 'no connection',
    what: of.seen.url.startsWith('https:')
      ? `No connection came about with ${hostOf(of.seen.url)}. A browser does not say which it is: a wrong name or port, a certificate that it does not trust, or a network in between. One failed call does not mean that the appliance is down.`
      : `No connection came about with ${hostOf(of.seen.url)}: nothing listens there, or the network does not lead there. One failed call does not mean that the appliance is down.`,
    steps: [...trust(of), again],
  }),

  silent: (of) => ({
    title: 'Stopped at host and certificate',
    fact: 'neither an answer nor a refusal',
    what: `Nothing came from ${hostOf(of.seen.url)}, not even a refusal. That is how a firewall looks that drops what it does not like, a VPN that is not connected, or a wrong address. The appliance may also be busy or starting.`,
    steps: [
      { action: 'Check the address', rest: 'and that this computer is in the network or VPN of the appliance.' },
      ...trust(of).slice(0, 1),
      again,
    ],
  }),

  origin: ({ seen, adminUrl }) => ({
    title: 'Stopped at the allowed origin',
    fact: 'this page is not on the list, most likely',
    what: 'The appliance answers, but this page’s call was blocked. Most likely its list of allowed origins lacks this page. Some releases refuse a wrong key in a way that looks the same, and so does a proxy that redirects the call: if step 3 stops here again, check the key.',
    steps: [
      seen.pageOrigin === 'null'
        ? {
            action: 'Serve the console from a web address.',
            rest: 'Opened as a file it has no origin that an appliance could allow.',
          }
        : { action: 'Copy the address of this page', rest: ', exactly as it is:', copy: seen.pageOrigin },
      {
        action: 'Add it on the appliance',
        rest: 'under',
        path: ['Admin UI', 'Access Settings', 'API Access', 'CORS Settings'],
        link: { label: 'Open the admin page', href: adminUrl },
      },
      again,
    ],
  }),

  hang: ({ seen }) => ({
    title: 'Stopped: the REST API does not answer',
    fact: `nothing from the API for ${Math.round(seen.call.ms / 1000)} s`,
    open: true,
    what: 'The host answers and its certificate is trusted, but the REST API has sent nothing, not even a refusal. It is starting, overloaded or hanging. Whether this page and the key are accepted is not known.',
    steps: [
      wait,
      again,
      { action: 'If it stays silent,', rest: 'restart the process exapi on the appliance, or ask who looks after it.' },
    ],
  }),

  key: ({ seen, adminUrl }) => ({
    title: 'Stopped at the API key',
    fact: 'not accepted (401)',
    what: `The appliance answers and lets this page in, but it does not know this key.${saidBy(seen)} The key was deleted, belongs to another appliance, or lost a character on the way.`,
    steps: [
      { action: 'Paste the key again', rest: 'as a whole, without blanks.' },
      {
        action: 'Or generate a new one',
        rest: 'under',
        path: ['Admin UI', 'Access Settings', 'API Access'],
        link: { label: 'Open the admin page', href: adminUrl },
      },
      again,
    ],
  }),

  licence: ({ seen, adminUrl }) => ({
    title: 'Stopped at the licence',
    fact: 'refused (402)',
    what: `The appliance answers and lets this page in, but its licence or an agreement that is not accepted yet keeps the REST API closed.${saidBy(seen)} Whether the key is right is not known.`,
    steps: [
      {
        action: 'Open the administration pages',
        rest: 'and look for a licence that ran out or an agreement to accept.',
        link: { label: 'Open the admin page', href: adminUrl },
      },
      again,
    ],
  }),

  forbidden: ({ seen, adminUrl }) => ({
    title: 'Stopped at the API key',
    fact: 'may not use the API (403)',
    what: `The appliance answers and lets this page in, but the user of this key may not even read what the appliance is.${saidBy(seen)}`,
    steps: [
      {
        action: 'Have the user’s privileges raised,',
        rest: 'or take the key of another user. Privileges are in the administration pages, under Users.',
        link: { label: 'Open the admin page', href: adminUrl },
      },
      again,
    ],
  }),

  'not-an-appliance': ({ seen }) => ({
    title: 'Stopped: this is not the REST API of an appliance',
    fact: seen.call.outcome === 'answered' ? `answered ${seen.call.status}, no REST API` : 'answered something else',
    what: `Something answers at ${hostOf(seen.url)}, but not as the REST API does.${saidBy(seen)} The address is that of another host, or a proxy or a sign-in page stands before the appliance.`,
    steps: [
      { action: 'Check the address:', rest: 'the host alone, and a port if it is not the usual one.' },
      { action: 'Open the appliance in a tab', rest: 'and see what answers there.', link: openAppliance(seen) },
      again,
    ],
  }),

  broken: () => ({
    title: 'Stopped in the middle of the answer',
    fact: 'the answer broke off',
    open: true,
    what: 'The appliance began to answer, and the connection ended before it was through. A restart, an unsteady network or a proxy does that.',
    steps: [again, wait],
  }),

  server: ({ seen }) => ({
    title: 'Stopped: the appliance could not answer',
    fact: seen.call.outcome === 'answered' ? `not tested, it answered ${seen.call.status}` : 'not tested',
    open: true,
    what: `The appliance answers and lets this page in, but it failed at the first request.${saidBy(seen)} Whether the key is right is not known.`,
    steps: [wait, again],
  }),
}
