# hulpvraag
