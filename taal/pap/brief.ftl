phone = Telefòn: { $phone }
return-address = Adrès pa devolvé: { $address }
reference = Nos referensia: { $reference }
page = Página { $page } di { $pages }
batch = { $letters } karta
