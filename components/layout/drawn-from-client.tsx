'use client'
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { PathnameContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import { useLocale, useMessages } from 'next-intl'
import { type ComponentType, type ReactNode, use, useMemo } from 'react'
import { MessagesProvider } from '@/lib/i18n/messages-client'
import { type PlainText, readPlain } from '@/lib/kernel/plain-text'

/**
 * A page's component, drawn from one text of all that it shows (`writePlain`). The server keeps what stands around it
 * and draws this part alone for each visit (`answerPageAhead`): it must need nothing but its text, its words and links.
 * Slots are drawn with what stands around.
 */
export function drawnFrom<P extends S, S extends object = object>(Page: ComponentType<P>) {
  type Told = { told: PlainText<Omit<P, keyof S>> }
  function Drawn({ told, slots }: Told & { slots: object }) {
    const facts = useMemo(() => readPlain(told), [told])
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both halves of them
    return <Page {...({ ...facts, ...slots } as P)} />
  }
  return function FromText({ told, ...slots }: Told & S) {
    return typeof window === 'undefined' && told.startsWith('shell-') ? (
      <Hole shell={told} content={Drawn} slots={slots} />
    ) : (
      <Drawn told={told} slots={slots} />
    )
  }
}

type Drawing = (told: string) => ReactNode
const shelf = globalThis as { regularsDrawings?: Map<string, Drawing> }

type HoleProps = { shell: string; content: ComponentType<{ told: string; slots: object }>; slots: object }

/** In a shell: keeps what is around, so that the server (scripts/lib/pages-ahead.mjs) can draw what belongs here again and again. */
function Hole({ shell, content: Content, slots }: HoleProps) {
  const router = use(AppRouterContext)
  const pathname = use(PathnameContext)
  const locale = useLocale()
  const messages = useMessages()
  const drawings = (shelf.regularsDrawings ??= new Map<string, Drawing>())
  drawings.set(shell, (told) => (
    <AppRouterContext value={router}>
      <PathnameContext value={pathname}>
        <MessagesProvider locale={locale} messages={messages}>
          <Content told={told} slots={slots} />
        </MessagesProvider>
      </PathnameContext>
    </AppRouterContext>
  ))
  return shell
}
