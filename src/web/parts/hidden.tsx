import type { ReactNode } from 'react'

/** Heard, not seen. Only for what the eye gets from the picture beside it. */
export const VisuallyHidden = ({ children }: { children: ReactNode }) => (
  <span className="visually-hidden">{children}</span>
)
