import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** What is done with what is brought. */
export interface Bringing {
  readonly onDrop: (brought: DataTransfer | null) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

/**
 * Lets a person drop and paste anywhere in the window while a screen is shown: nobody should have to aim.
 *
 * @returns Whether something is held over the window now.
 */
export function useBringing(bringing: Bringing): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(bringing)
  latest.current = bringing
  // Before the screen is painted, not after: whatever is dropped on what a person sees is heard.
  useLayoutEffect(() => {
    const onOver = (event: DragEvent): void => {
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent): void => {
      event.preventDefault()
      setOver(false)
      latest.current.onDrop(event.dataTransfer)
    }
    const onPaste = (event: ClipboardEvent): void => latest.current.onPaste(event)
    addEventListener('dragover', onOver)
    addEventListener('dragleave', onLeave)
    addEventListener('drop', onDrop)
    addEventListener('paste', onPaste)
    return () => {
      removeEventListener('dragover', onOver)
      removeEventListener('dragleave', onLeave)
      removeEventListener('drop', onDrop)
      removeEventListener('paste', onPaste)
    }
  }, [])
  return isOver
}
