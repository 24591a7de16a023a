'use client'
import { type RefObject, useEffect, useRef } from 'react'

/**
 * After a submit that was turned down, focus goes to the first field at fault as the eye reads the form, which is not
 * always the order in which the fields were registered. For a form with `shouldFocusError: false`.
 */
export function useFirstProblem(submitCount: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (submitCount > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [submitCount])
  return form
}
