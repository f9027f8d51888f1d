/** What the application has to say in every dialog: while one is open, nothing else of the page can be reached. */
import { createContext, type ReactNode } from 'react'

export const DialogNews = createContext<ReactNode>(null)
