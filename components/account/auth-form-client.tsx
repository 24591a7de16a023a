'use client'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'

type AuthFormProps = ComponentProps<'form'> & { refusal: ReactNode; busy: boolean; submit: ReactNode }

/** Fields, what went wrong, and one button. Works before the script has come: the browser then only waits. */
export function AuthForm({ refusal, busy, submit, children, ...rest }: AuthFormProps) {
  return (
    <form noValidate method="post" className="grid gap-5" {...rest}>
      {children}
      {refusal ? <FormError as="box">{refusal}</FormError> : null}
      <Button type="submit" size="lg" block busy={busy}>
        {submit}
      </Button>
    </form>
  )
}
