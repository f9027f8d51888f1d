import { expect, it } from 'vitest'
import { withSingleIcons } from './single-icons.mjs'

const files = new Map([
  ['Bell', 'bell'],
  ['Home', 'house'],
  ['House', 'house'],
])

it('imports each icon from its file, by whatever name it has, and nothing for types', () => {
  const code = `import {\n  Bell,\n  Home as Start,\n  type LucideIcon,\n} from 'lucide-react'\nimport { House, Icon } from 'lucide-react'`
  expect(withSingleIcons(code, files)).toBe(
    "import Bell from 'lucide-react/icons/bell';import Start from 'lucide-react/icons/house'\n" +
      "import House from 'lucide-react/icons/house';import { Icon } from 'lucide-react'",
  )
})

it('leaves other imports as they are', () => {
  const code = "import type { LucideIcon } from 'lucide-react'\nimport { Bell } from './bell'"
  expect(withSingleIcons(code, files)).toBe(code)
})
