'use client'
import { paths } from '@/lib/paths'
import { DeadEnd } from './dead-end'
import { LinkButton } from './link-button'

type NowhereProps = { mark: string; title: string; body: string; action: string }

/** A dead end that leads home. Next sends one with each page in case it is needed: until then it is a handful of words. */
export function Nowhere({ mark, title, body, action }: NowhereProps) {
  return (
    <DeadEnd mark={mark} title={title} action={<LinkButton href={paths.home()}>{action}</LinkButton>}>
      {body}
    </DeadEnd>
  )
}
