mail-footer = Sent by Probity, the supplier ESG compliance portal. Answers to this address are not read.
mail-welcome-subject = Your account in Probity
mail-welcome-body = Hello { $name },

    an account has been made for you. Choose a password within seven days.
mail-welcome-button = Choose a password
mail-password-reset-subject = Set a new password
mail-password-reset-body = Hello { $name },

    somebody, probably you, asked to set a new password. The link is valid for 60 minutes. If it was not you, ignore this mail.
mail-password-reset-button = Set a new password
mail-invitation-subject = { $supplier }: invitation to the supplier ESG portal
mail-invitation-body = You are invited to act for { $supplier } in our supplier ESG portal: sign the supplier ESG code of conduct and fill in the ESG self-assessment.

    The link is valid for 30 days and works once.
mail-invitation-button = Open the invitation
mail-colleague-subject = { $inviter } invites you to the supplier ESG portal for { $supplier }
mail-colleague-body = { $inviter } invites you to work on the ESG self-assessment and evidence of { $supplier }.

    The link is valid for 30 days and works once.
mail-colleague-button = Open the invitation
