phone = Telefoon: { $phone }
return-address = Retouradres: { $address }
reference = Ons kenmerk: { $reference }
page = Pagina { $page } van { $pages }
batch = { $letters } brieven
