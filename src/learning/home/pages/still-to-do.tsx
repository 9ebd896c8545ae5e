import { useFormats, useSay } from '#web/say/context.tsx'
import type { Id } from '#kernel/id.ts'
import type { ToDoOfChild } from '../words-for-pages.ts'
import type { ToDo } from '../words.ts'

/** Where each is done. */
const pageFor: Readonly<Record<ToDo['what'], (childId: Id) => string>> = {
  answers: (childId) => `/me/family/${childId}`,
  ends: (childId) => `/me/family/${childId}`,
  door: (childId) => `/me/family/${childId}/at-the-door`,
  'door-old': (childId) => `/me/family/${childId}/at-the-door`,
  band: () => '/me/family',
}

/** Forms that wait for a guardian, child by child, each a link to where it is done. */
export function StillToDo({ of: children, prefix }: { readonly of: readonly ToDoOfChild[]; readonly prefix: string }) {
  const say = useSay()
  const formats = useFormats()
  if (children.length === 0) return null
  const open = children.filter(({ toDo }) => toDo.length > 0)
  return (
    <section className="stack home-todo">
      <h2>{say('home.todo-title')}</h2>
      {open.length === 0 ? <p>{say('home.todo-none')}</p> : null}
      {open.map(({ childId, name, toDo }) => (
        <div key={childId} className="stack">
          <h3>
            <bdi>{name}</bdi>
          </h3>
          <ul className="rows">
            {toDo.map(({ what, count, on }) => (
              <li key={what}>
                <a href={`${prefix}${pageFor[what](childId)}`}>
                  {say(`home.todo-${what}`, { count, day: on === null ? '' : formats.day(on) })}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
