import { Button, Group, Text } from '@mantine/core'
import { PhoneNumber } from '../../components/phone-number.tsx'
import { phone } from '../../texts/en/phone.ts'
import type { PersonView } from './call-view.ts'
import type { Reaction } from './data.ts'
import classes from './telephone.module.css'

const texts = phone.person
const reactions: readonly Reaction[] = ['pickup', 'decline', 'voicemail', 'busy', 'nobody']

interface PersonCardProps {
  readonly person: PersonView
  readonly onPerson: (does: Reaction | 'hang-up') => void
}

/** Whom the caller is put through to, played by whoever tests. */
export function PersonCard({ person: { stage, address, asks }, onPerson }: PersonCardProps) {
  return (
    <fieldset className={classes.person}>
      <legend className="fd-unseen">{texts.title}</legend>
      <Text fw={600}>
        {stage === 'connected' ? texts.talks : texts.rings} <PhoneNumber>{address}</PhoneNumber>
      </Text>
      {stage === 'whispering' && <Text size="sm">{texts.listens}</Text>}
      {stage === 'ringing' && asks && (
        <>
          <Text size="sm">{texts.asks}</Text>
          <Group gap="xs" mt="xs">
            {reactions.map((reaction) => (
              <Button
                key={reaction}
                size="xs"
                variant={reaction === 'pickup' ? 'filled' : 'default'}
                onClick={() => onPerson(reaction)}
              >
                {texts.does[reaction]}
              </Button>
            ))}
          </Group>
        </>
      )}
      {stage === 'connected' && (
        <Button mt="xs" size="xs" variant="default" onClick={() => onPerson('hang-up')}>
          {texts.hangsUp}
        </Button>
      )}
    </fieldset>
  )
}
