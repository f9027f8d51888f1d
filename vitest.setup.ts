// Before every test file that has a document: matchers that speak of elements, and a clean page after each test.
import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)

// Parts that are fetched apart take more than the usual second on a busy machine.
configure({ asyncUtilTimeout: 5000 })

// happy-dom has no popovers; what floats is then drawn where it stands, a dialog as one that is open.
if (!('showPopover' in HTMLElement.prototype))
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      if (this instanceof HTMLDialogElement) this.setAttribute('open', '')
    },
    hidePopover(this: HTMLElement) {
      if (this instanceof HTMLDialogElement) this.removeAttribute('open')
    },
  })
