/** Law: links come from feeds and forms; only the web and mail may be followed from what we tell. */
export const safeLink = (link: string | null): string | null =>
  link !== null && /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(link) ? link : null
