import './style/index.css'
import './browser/leave'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { catchDrops } from './browser/file-drops'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element with the id root')
catchDrops()
createRoot(root).render(<App />)
