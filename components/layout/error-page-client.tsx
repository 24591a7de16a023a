'use client'
import { useParams } from 'next/navigation'
import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { contentId } from './skip-link'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

// Here because the road to the message files may be what broke.
const words = {
  'zh-CN': {
    title: '店里出了点状况',
    body: '不是你的错，我们已经记下了。再试一次，多半就好。',
    action: '再试一次',
    reference: '编号',
  },
  en: {
    title: 'Something broke in the shop',
    body: 'It wasn’t you, and we have made a note of it. Trying again usually helps.',
    action: 'Try again',
    reference: 'Reference',
  },
}

/** A bug of ours, said plainly, with the number by which the log knows it. */
export function ErrorPage({ error, reset }: ErrorPageProps) {
  const { locale } = useParams<{ locale?: string }>()
  const say = words[locale === 'en' ? 'en' : 'zh-CN']
  useEffect(() => console.error(error), [error])
  return (
    <main id={contentId} className="wrap grid min-h-[70dvh] place-items-center">
      <EmptyState mark="!" as="h1" title={say.title} action={<Button onClick={reset}>{say.action}</Button>}>
        {say.body}
        {error.digest ? (
          <span className="mt-2 block text-sm">
            {say.reference} <code>{error.digest}</code>
          </span>
        ) : null}
      </EmptyState>
    </main>
  )
}
