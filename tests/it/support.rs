//! What the tests of the whole program share: a room with a secretary, a keyboard, a screen and a disk.
pub(crate) mod keys;
pub(crate) mod room;

pub(crate) use room::Room;

/// A small plan, as it is handed to the coalition.
pub(crate) const PLAN: &str = "\
# Plan d’action contre la traite

## Priorité I : Identifier et accompagner

### Mesure 1 : Former les professionnels

Les formations sont communes à tous les services. Elles durent deux jours.

Une plaquette est distribuée.

### Mesure 2 : Donner un délai de réflexion

Un délai de réflexion de trente jours est accordé.

### Mesure 3 : Créer un fonds

Un fonds est créé.

### Mesure 4 bis : Protéger les mineurs

- Un mineur est d’abord un enfant.
- Une famille d’accueil lui est trouvée.
";
