import type { Talk } from './talk.ts'

export const fr: Talk = {
  language: 'fr-FR',
  places: ['la cardiologie', 'la radiologie', 'la pharmacie', 'la facturation', 'la maternité', 'le laboratoire'],
  days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  topics: [
    {
      asked: ['À quelle heure ouvre {place} le {day} ?', 'Est-ce que {place} est ouverte le {day} après {time} ?'],
      answered: ['Le {day}, {place} ouvre à {time}.', 'La fermeture est à dix-huit heures.'],
    },
    {
      asked: ['Comment venir chez vous ?', 'Où puis-je me garer ?'],
      answered: ["Prenez l'entrée nord et suivez la ligne bleue.", 'Le parking est gratuit pour les visiteurs.'],
    },
    {
      asked: ['Avez-vous {thing} ?', "Le docteur {name} m'a prescrit {thing}, puis-je passer le chercher ?"],
      answered: ['La pharmacie vous prépare {thing} avant {time}.', 'Apportez votre ordonnance.'],
    },
  ],
  unknown: ['Puis-je amener mon perroquet ?', 'Louez-vous {thing} ?'],
  notFound: "Je suis désolé, je n'ai rien trouvé à ce sujet.",
  wantsPerson: ['Je voudrais parler à quelqu’un de {place}.', 'Passez-moi {name}, s’il vous plaît.'],
  connecting: 'Je vous mets en relation.',
  wantsMessage: ['Prenez un message pour {place}, s’il vous plaît.', '{name} peut-il me rappeler {day} ?'],
  noted: 'J’ai noté votre message, quelqu’un vous rappellera.',
  emergency: 'Mon père a mal à la poitrine et ne respire plus bien.',
  hangUp: 'Raccrochez et composez le 15 tout de suite.',
  thanks: ['Non merci, c’est tout.', 'Merci beaucoup, au revoir.'],
  goodbye: 'Merci de votre appel. Au revoir !',
  summary: 'La personne a demandé {place} et voulait savoir pour {thing}.',
}
