import { createContext, type ReactNode, useContext } from 'react'
import { type Locale, type Messages, messages } from '#shared/messages/index.ts'

const MessagesContext = createContext<Messages>(messages.ko)

export function MessagesProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <MessagesContext value={messages[locale]}>{children}</MessagesContext>
}

export function useMessages(): Messages {
  return useContext(MessagesContext)
}
