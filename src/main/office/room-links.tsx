import { useSay } from '#web/say/context.tsx'
import { officeParts } from './rooms.ts'

/** All rooms of a place's office, a line for each part. */
export function RoomLinks({ prefix }: { readonly prefix: string }) {
  const say = useSay()
  return (
    <dl className="office-parts">
      {officeParts.map(({ part, rooms }) => (
        <div key={part}>
          <dt>{say(`main.office-part-${part}`)}</dt>
          <dd className="office-rooms">
            {rooms.map((room) => (
              <a key={room} href={`${prefix}/office/${room}`}>
                {say(`main.office-room-${room}`)}
              </a>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
