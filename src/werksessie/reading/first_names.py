"""First names that are heard in the Netherlands.

Put together by hand for this project from general knowledge of common names, old and young, of the larger communities
(Dutch, Frisian, Turkish, Kurdish, Moroccan and other Arabic, Surinamese, Antillean, West African, Somali, Eritrean,
Afghan, Iranian, Polish, Ukrainian, Balkan, Indonesian, English). No list or data set was taken over. It is far from
complete and need not be: a capital and the words around a name tell the rest.
"""

from __future__ import annotations

from werksessie.reading.folding import word_set

_DUTCH = """
Aad Aafke Aagje Aaltje Aart Abel Abram Ada Adriaan Adriana Adrianus Adrie Agatha Agnes Aimee Albert Alberta Aleida
Alex Alexander Alexandra Alice Alida Alyssa Amalia Amanda Amelie Amy Ana Andries Aniek Anita Anja Anke Ankie Anna
Annabel Anne Anneke Annelies Anneloes Annemarie Annemieke Annemijn Annet Annette Annie Anniek Annika Anouk Anouska Ans
Ansje Antje Antoinette Anton Antonia Antonius Antoon Arend Ariane Arie Arjan Arjen Arno Arnold Arnoldus Arnoud Aron
Arthur Astrid Babette Barbara Barry Bart Bartel Bas Bastiaan Bastian Bauke Beatrix Benjamin Bennie Benny Bente Benthe
Bep Berend Bernadette Bernard Bert Berta Berthold Bertus Betsy Bettie Betty Bianca Bjorn Björn Boaz Bob Bobbi Boris
Boudewijn Boukje Bram Brechtje Brenda Brian Brigitte Britt Bryan Carel Carin Carla Carlijn Carlo Carmen Carolien
Caroline Casper Catharina Cato Catrien Cees Celine Chantal Charlotte Chris Christa Christel Christiaan Christian
Christien Christina Christine Cindy Claire Clara Claudia Claudine Coby Coen Collin Conny Constant Cor Corine Corinne
Cornelia Cornelis Corrie Cynthia Daan Daantje Damian Damon Dani Daniel Danielle Daniëlle Danique Danny Daphne Dave
David Dean Debbie Debora Denise Dennis Derk Desiree Dex Diana Dick Diederik Diego Dieke Dieuwertje Dimphy Dineke Dinie
Dion Dirk Dirkje Ditte Djoeke Dolf Dominique Donald Donny Doortje Dora Dorien Doris Douwe Dries Dylan Ed Eddy Edith
Eduard Edwin Eefje Eelco Eelke Egbert Eileen Elias Elin Eline Elisa Elisabeth Elise Eliza Elize Ella Ellen Ellie Ellis
Elly Els Elsa Elsbeth Else Elsje Emiel Emiliano Emily Emma Emmie Emmy Engel Enno Eric Erica Erik Erika Erna Ernest
Ernst Erwin Esmee Esmeralda Esther Etienne Eugene Eva Evelien Eveline Evelyn Evert Evi Evy Ezra Faas Fabian Fabienne
Fay Faye Fedde Feline Fem Femke Fenna Fenne Ferdinand Ferry Fieke Fien Fiene Filip Finn Fleur Floor Floortje Florian
Floris Fokke Folkert Fons Francien Francisca Franciscus Frank Franka Frans Fred Freddy Frederik Freek Frida Frits
Froukje Gabriel Gabriëlle Geert Geertje Geertruida Gees Geke Gelske Gemma Gerard Gerarda Gerben Gerbrand Gerda Gerdien
Gerhard Gerhardus Gerlof Germaine Gerrie Gerrit Gerritje Gert Gertie Gertjan Gertrude Gijs Gijsbert Gina Gineke Gio
Giovanni Gisela Glenn Godfried Gonda Govert Grada Gradus Greet Greetje Greta Griet Grietje Guido Gusta Guus Hailey
Hanna Hannah Hanneke Hannie Hanny Hans Hansje Harald Harm Harma Harmen Harold Harrie Harriet Harry Hedwig Heidi Hein
Heleen Helena Helma Hendrik Hendrika Hendrikje Hendrikus Henk Hennie Henny Henri Henriette Henriëtte Herbert Herman
Hermien Hermina Hermine Hessel Hetty Hidde Hielke Hilbert Hilda Hilde Hille Hinke Hubert Hugo Huib Huub Ida Ien Ilona
Ilse Imke Imre Ina Ineke Inge Ingeborg Ingmar Ingrid Irene Irma Isa Isabel Isabella Isabelle Isis Ivar Ivo Ivy Jaap
Jaapje Jacco Jaco Jacob Jacoba Jacobus Jacqueline Jacques Jade Jaimy Jan Jana Janet Janette Janice Janine Janna
Janneke Jannes Jannie Jannigje Jansje Jantien Jantine Jantje Janus Jarno Jasmijn Jasper Jax Jay Jayden Jaydon
Jeannette Jeffrey Jelle Jelmer Jelte Jeltje Jenneke Jennifer Jenny Jens Jente Jeroen Jerome Jesper Jesse Jessica Jette
Jikke Jill Jillis Jip Jitske Jo Joan Joanne Job Jochem Jodie Joep Joeri Joey Johan Johanna Johannes John Johnny Joke
Jolanda Jolande Jolie Jolien Jolijn Jona Jonas Jonathan Joop Joost Jop Jordi Jordy Jorg Jorien Joris Jorn Jorrit Jos
Jose Josefien Joseph Josephine Josephus Joshua Josje Joyce Jozef Juan Judith Jules Julia Julian Juliana Julie Juliette
Jurgen Jurre Jurriaan Justin Juul Kaj Karel Karen Karin Karina Karlijn Karst Kasper Kati Katinka Katja Kaylee Kea Kees
Keesje Kelly Ken Kenneth Kevin Kim Kimberley Kirsten Klaas Klaasje Klara Klaus Klazien Koba Koenraad Koert Koos Koosje
Korneel Krijn Kristel Kurt Kyan Kyra Lambert Lammert Lara Larissa Lars Laura Lauren Laurens Lea Leah Leen Leendert
Leentje Lena Leni Lenie Lenn Lennart Leo Leon Leonard Leonie Leontien Levi Levinus Lia Liam Lianne Lidewij Lieke Lien
Lieneke Liesbeth Lieselot Liesje Lieve Lijsbeth Lilian Lina Linda Lineke Lio Lisa Lisan Lisanne Lisette Liv Livia Liz
Lize Lizzy Lodewijk Loek Loes Loesje Loïs Lola Lonneke Lorenzo Loretta Lotje Lotte Lou Louis Louisa Louise Lourens
Lubbert Luca Lucas Lucia Lucie Ludo Luitzen Luna Luuk Luus Lydia Lynn Maaike Maarten Maartje Machiel Madelief Maeve
Maikel Maja Mandy Manfred Manon Marc Marcel Marcella Marco Mare Maren Margaretha Margje Margot Margreet Margriet Maria
Marian Marianne Marieke Marielle Mariet Mariëlle Marije Marijke Marijn Marika Marina Marinus Marion Mariska Marit
Marja Marjan Marjolein Marjolijn Marleen Marlies Marloes Marly Marnix Marretje Marsha Marta Marten Martha Martien
Martijn Martin Martine Martinus Marwin Mary Mathieu Mathilde Mats Matthias Matthijs Maud Maureen Maurice Maurits
Maxime Maximiliaan Meike Meindert Melanie Melissa Melvin Menno Merijn Merlijn Meta Metje Mette Mia Micha Michael
Michel Michelle Michiel Mick Mickey Mieke Miep Mies Mike Mila Milan Milou Minke Minnie Mirella Mirjam Mirte Mirthe
Mitchell Mona Monica Monique Moos Morris Myrna Myrte Myrthe Nadia Nadine Nanda Nanne Naomi Natalie Natascha Natasja
Naud Neeltje Nel Nelie Nelleke Nellie Nelly Nettie Nicky Nico Nicola Nicolaas Nicole Niek Niels Nienke Nikki Nina Noa
Noah Noël Nol Nola Noor Noortje Norah Norbert Norma Noud Nova Odette Okke Olaf Olga Oliver Olivia Olivier Onno Oscar
Otis Otto Owen Paolo Pascal Pascalle Patricia Patrick Patrique Paul Paula Paulien Pauline Paulus Peggy Pepijn Perry
Peter Petra Petronella Petrus Philip Philippe Pien Piet Pieter Pieterke Pieternel Pietje Piety Pim Pippa Pleun
Priscilla Puck Puk Quincy Quinn Quint Quinten Quirijn Quirine Rachel Raf Ralf Ralph Ramon Ramona Randy Raoul Raymond
Rebecca Regina Reina Reinder Reinier Reinout Reintje Remco Remko Remmelt Remy Renate Rene Renée Rens Renske Ria
Ricardo Richard Rick Rie Riek Riekje Rieks Rien Rients Rietje Rik Rika Rikkert Rini Rinus Rita Roan Rob Robbert Robbie
Robby Robert Roberta Robin Roderik Roel Roelie Roelien Roelof Roger Rogier Roland Rolf Romana Romano Romke Romy Ron
Ronald Ronnie Ronny Roosje Roosmarijn Rosa Rosalie Rosanne Rosie Rowan Roy Rozemarijn Ruben Rudi Rudolf Rudy Rutger
Ruth Ruud Ryan Saar Saartje Sabine Sabrina Sake Samantha Samuel Sander Sandra Sanne Sara Sarah Sascha Seb Sebastiaan
Selena Selma Senna Sepp Servaas Sharon Sheila Shirley Sibren Siebe Siebren Siegfried Siem Siemen Sien Sientje Siep
Sietse Sietske Sigrid Sijbrand Sijtje Silke Silvia Simon Simone Sipke Sjaak Sjaan Sjakie Sjanie Sjef Sjoerd Sjon
Sjonnie Sjors Sjoukje Sofia Sofie Sonja Sophia Sophie Stacey Stan Stef Stefan Stefanie Stella Stephan Stephanie Steven
Stien Stientje Stijn Susan Suus Suzan Suzanna Suzanne Suze Sven Swen Sybrand Sybren Sylvia Sylvie Taco Tamar Tamara
Tanja Tara Tatjana Teddy Tess Tessa Teun Teunie Teunis Thea Thecla Theo Theodoor Theodora Thera Theresa Therese
Thijmen Thijn Thijs Thom Thomas Tijmen Tijn Tilly Timo Timon Tineke Tini Tiny Tirza Titia Tjalling Tjarda Tjeerd Tjerk
Tjitske Tobias Tom Tommie Tommy Tonia Tonnie Tonny Toon Toos Trea Trees Treesje Trijntje Trix Trudy Trui Truida Truus
Twan Tygo Ubbo Udo Ulbe Ulrike Ursula Valentijn Valerie Vanessa Veere Veerle Vera Veronica Veronique Victor Victoria
Vince Vincent Viola Vivian Wanda Ward Wendy Wesley Wessel Wiebe Wiebren Wiepke Wietse Wietske Wijnand Wijntje Wilbert
Wilco Wilfred Wilhelm Wilhelmina Wilhelmus Wiljan Willeke Willem Willemien Willemijn Willie Willy Wilma Wim Wobke
Wopke Wouter Wubbo Wytze Xander Yannick Yara Yasmin Yfke Yinthe Ymke Yolanda Yorick Youri Ype Yvette Yvonne Zara Zita
Zoë Zwaantje
"""

_TURKISH = """
Abdullah Abdurrahman Adem Adnan Agit Ahmet Akif Alaattin Alev Aleyna Ali Aliye Alparslan Alper Alperen Altan Arda Arif
Arzu Asiye Asli Asude Asuman Asya Atakan Atilla Ayaz Aydan Aydin Ayhan Ayla Aylin Aynur Ayse Aysegül Aysel Aysen Aysun
Ayten Azad Azize Azra Bahadir Bahar Baki Baran Baris Batuhan Bawer Bayram Bedia Bedirhan Bekir Belgin Belma Bengü
Berat Beren Berfin Beril Berivan Berkan Berkay Berke Berna Betül Beytullah Beyza Bilge Birgül Birol Birsen Bora Bugra
Bulent Burak Burcu Burhan Busra Bülent Cafer Cagla Can Canan Cansu Celal Cem Cemal Cemil Cemile Cemre Cengiz Ceren
Cevdet Ceyda Ceylan Cihan Cihat Coskun Cuma Çinar Damla Davut Derya Dilan Dilara Dilek Diyar Dogan Dogukan Doruk Döndü
Duygu Ebru Ece Ecrin Eda Efe Ekrem Ela Elanur Elif Emel Emin Emine Emir Emirhan Emrah Emre Ender Enes Engin Ercan
Erdal Erdem Erdogan Eren Ergün Erhan Erkan Erol Ersin Ertan Ertugrul Eslem Esma Esra Eylem Eylül Eyüp Ezgi Fadime
Fahri Faruk Fatih Fatma Ferdi Ferhat Feride Ferit Feyza Figen Fikret Fikri Fikriye Filiz Firat Fuat Funda Furkan Gamze
Gaye Gizem Gonca Gökce Gökhan Gönül Gül Gülay Gülbahar Gülcan Gülden Güler Gülhan Gülizar Gülnur Gülsen Gülsüm Gülten
Güney Gürkan Habibe Hacer Hakan Hakki Haktan Halil Halime Haluk Hamdi Hamide Handan Hande Hanife Harun Hasan Hatice
Havva Haydar Hayrettin Hayriye Hêvîn Hikmet Hilal Hira Huriye Hülya Hüseyin Hüsnü Ibrahim Idris Ihsan Ilayda Ilhan
Ilkay Ilker Inci Ipek Irem Irfan Isil Ismail Ismet Izzet Jiyan Kaan Kadir Kadriye Kamil Kasim Kaya Kazim Kemal Kenan
Kerem Kerim Kezban Kiymet Koray Korhan Köksal Kubilay Kuzey Kübra Kürsat Lale Leman Levent Leyla Lütfi Mahir Mahmut
Makbule Mansur Mehmed Mehmet Melahat Melek Melih Melike Meltem Meral Mert Merve Meryem Mesut Mete Metehan Metin Mevlüt
Mine Miraç Miray Muammer Muhammed Muhammet Muharrem Muhittin Murat Musa Mustafa Mutlu Muzaffer Müjgan Mükerrem
Münevver Müslüm Müzeyyen Naciye Naime Nalan Nazan Nazife Nazli Nazmi Nazmiye Nebahat Necati Necla Necmettin Necmiye
Nefise Nejla Nermin Nesibe Neslihan Nesrin Nevin Newroz Nezahat Nihal Nihat Nilay Nilgün Nilüfer Nisa Nisanur Niyazi
Nur Nuran Nuray Nurcan Nurettin Nurgül Nurhan Nurhayat Nuri Nuriye Nurten Oguz Oguzhan Okan Oktay Olcay Omer Onur
Orhan Osman Oya Ozan Ömer Ömür Özcan Özge Özgür Özkan Özlem Öznur Pakize Pelin Perihan Pinar Polat Rabia Ramazan Rasim
Recep Refik Remzi Reyhan Rêber Ridvan Roj Rojda Rojin Rukiye Rüstem Rüya Saadet Sabahattin Saban Sabiha Sabri Sadik
Safiye Sahin Saime Sakine Salih Saliha Samed Samet Sami Seda Sedat Sefa Sefer Seher Selcuk Selim Selin Selma Sema
Semih Semiha Semra Sena Senem Serap Serdar Seref Serhad Serhat Serife Serkan Sermin Serpil Sertan Servet Sevcan Sevda
Sevgi Sevil Sevim Sevinç Seyma Sezai Sezen Sezer Sezgin Sibel Sidika Sinan Sinem Sirwan Songül Suat Sude Sukran Sultan
Sükrü Süleyman Sümeyye Tahir Tahsin Talha Talip Taner Tansu Tarik Tarkan Tayfun Tayyip Tekin Temel Tolga Tugba Tugce
Tuna Tuncay Turan Turgay Turgut Tülay Tülin Türkan Ufuk Ugur Umut Utku Ülkü Ümit Ümmü Ümran Vahit Vedat Veli Veysel
Vildan Volkan Yagmur Yakup Yalcin Yaren Yasar Yasemin Yasin Yavuz Yelda Yeliz Yener Yesim Yigit Yildirim Yildiz Yilmaz
Yunus Yusuf Yücel Yüksel Zafer Zehra Zekeriya Zeki Zeliha Zeynep Zilan Ziya Zozan Zuhal Zübeyde Zülfiye Zümra Zümrüt
"""

_ARABIC = """
Abbas Abdel Abdelali Abdelaziz Abdelghani Abdelhadi Abdelhak Abdelhamid Abdelilah Abdeljalil Abdelkader Abdelkarim
Abdellah Abdellatif Abdelmajid Abdelmalek Abdelouahed Abdelwahab Abdenbi Abderrahim Abderrahman Abdeslam Abdessamad
Abdou Abdul Abdulaziz Abdulkader Abdulkadir Abdulkarim Abdulla Abdullah Abdulrahman Abid Abir Abou Abu Achmed Achraf
Adam Adel Adiba Adil Afaf Ahlam Ahlem Ahmad Ahmed Aicha Aida Aimane Aisha Aissa Aïcha Aïssa Ajmal Akram Alaa Alae Ali
Alia Aliyah Allal Amal Amani Amar Amara Amin Amina Amine Amir Amira Amjad Ammar Amr Anas Anass Anis Anissa Anmar
Anouar Anwar Aouatif Appie Aqib Arwa Asad Ashraf Asma Asmaa Asmae Assia Atef Atika Aya Ayman Aymane Ayoub Ayyoub Aziz
Aziza Azzedine Bachir Bader Badia Badr Badreddine Bahia Bahija Basel Bashar Bashir Basma Bassam Benaissa Bilal Billal
Bouchra Boujemaa Boutaina Bouziane Brahim Chadia Chafik Chaima Chaimaa Chaimae Chakib Chakir Charaf Charif Cherif
Chiraz Choukri Dalal Dalila Dina Djamel Djamila Djibril Douae Dounia Driss Ebtisam Elhoussine Fadi Fadil Fadila Fadma
Fadoua Fahd Fahim Faical Faisal Faiza Farah Farid Farida Faris Farouk Fatiha Fatima Fatimah Fatimazahra Fatma Fatna
Fatou Fatoumata Fawzi Faycal Fayza Ferdaous Firdaous Fouad Fouzia Ghada Ghali Ghassan Ghita Ghizlan Ghizlane Ghufran
Habib Habiba Hadi Hadil Hafid Hafida Hafsa Haidar Haitam Haitem Hajar Hakim Hakima Hala Halim Halima Hamid Hamida
Hamou Hamza Hanae Hanan Hanane Hani Hania Hanin Haroun Hasna Hassan Hassania Hassna Hatim Hayat Haytham Hazem Hiba
Hicham Hind Hisham Houcine Houda Houria Houssam Houssein Hussain Hussein Ibrahim Ibtissam Idriss Ihsane Ikram Ikrame
Ilham Ilias Iliass Ilyas Ilyass Ilyes Imad Imane Imran Inas Ines Insaf Ismael Ismail Issa Issam Jaafar Jaber Jafar
Jalal Jamal Jamila Jannat Jaouad Jawad Jihane Jouad Kaltoum Kamal Kaoutar Karam Karim Karima Kawtar Kenza Khadija
Khalaf Khaled Khalid Khalifa Khalil Khaoula Kinan Lahcen Lahoucine Laila Laith Lamia Lamyae Lana Latif Latifa Layla
Leila Lotfi Loubna Loukman Lubna Maha Mahdi Mahjoub Mahmoud Majd Majda Majid Malak Malek Malika Manal Manar Manel
Mariam Maroua Marouan Marouane Marwa Marwan Maryam Mazen Mehdi Mekki Meriem Merouane Miloud Mimoun Mimount Mina Moad
Moein Moha Mohamad Mohamed Mohammad Mohammed Mohanad Mohand Mohcine Mohsin Mokhtar Moncef Mostafa Mouad Mouhcine Mouna
Mounia Mounir Mourad Mousa Moussa Moustafa Moustapha Mubarak Muhammad Muna Munir Musa Mustapha Nabil Nabila Nacer Nada
Nadim Nadir Naima Najat Najib Najim Najoua Naoual Naoufal Naser Nasim Nasir Nasr Nasser Nassiba Nassim Nassima Nassira
Nawal Nawfal Nermeen Nezha Nidal Nihad Nisrine Nissrine Nizar Nora Nordin Nordine Nouh Nouhaila Nour Noura Nourdin
Noureddine Omaima Omar Osama Osman Othman Ouafa Ouafae Ouail Oualid Ouassim Ouassima Oumaima Oussama Quasim Qusai
Rabab Rabah Rabi Rachid Rachida Radouan Radouane Rafik Raja Rajae Ramdan Rami Ramzi Rania Raniya Rasha Rashid Rawan
Rayan Rayane Rayhana Reda Redouan Redouane Rhita Riad Rida Ridouan Riham Rim Rima Riyad Riyaz Rizlane Rkia Rula Ruqaya
Ryad Saad Saadia Sabah Saber Safa Safae Safouan Safwan Sahar Said Saida Saïd Sajad Sajid Sajida Sakina Salah Salahdin
Salem Salim Salima Salma Salman Saloua Samer Sami Samia Samih Samir Samira Sanaa Sanae Sawsan Selma Shadi Shahd Siham
Sihame Sina Skander Slimane Sofian Sofiane Soraya Souad Soufian Soufiane Soukaina Soulaiman Soumaya Soumia Suhail
Sulaiman Taha Tahar Taim Tamer Taoufik Tarek Tarik Tariq Taufik Tayeb Thami Toufik Touria Wadia Wadie Wael Wafa Wafae
Wahiba Wahid Waleed Walid Wassim Wiam Wissam Yacine Yahia Yahya Yakoub Yaman Yasmin Yasmina Yasser Yassin Yassine
Yassir Yassmina Yassmine Yazan Yazid Younes Youness Younis Younous Yousef Yousra Youssef Youssra Yusra Zahid Zahira
Zahra Zaid Zainab Zakaria Zakariae Zakariya Zaki Zakia Zayd Zayn Zaynab Zein Zeinab Ziad Zineb Ziyad Zohair Zohra
Zoubida Zouhair Zouhir Zoulikha
"""

_SURINAMESE_AND_ANTILLEAN = """
Alwin Anand Angelique Aniel Anil Ansh Aruna Asha Ashwin Avinash Bharat Carlos Carmelita Cedric Chandra Chandrika
Chantelle Clarence Clyde Delano Denisha Denzel Derrick Desmond Dewanand Dewi Dharma Diandra Dwight Dyonne Edgar
Eduardo Errol Eugenio Farell Felipe Francisco Frits Gabriela Gaitrie Ganesh Geeta Ghislaine Gilbert Giovanca Gita
Gregory Hardeep Harish Humphrey Indra Ingemar Irvin Iwan Jagdish Jairam Jairzinho Jamilla Javier Jermaine Jerrel Jesus
Jitendra Joao João Jorge José Juliana Jurina Jurmen Kavita Kaylee Kenrick Kiran Kishan Krishna Lalita Lata Latoya
Leroy Lloyd Lucien Lucinda Ludwig Luis Lysanne Manoj Manuel Manuela Marcelo Marciano Mario Marisol Marlon Marvin Mavis
Meena Melvin Miguel Milton Mohan Naomi Naresh Natasha Nelson Nigel Nirmala Nuno Orlando Pablo Paulo Pedro Percy
Pradeep Prakash Prem Priya Quincy Rachelle Radha Radjesh Rafael Raj Rajen Rajesh Rakesh Ramesh Raul Ravi Regillio
Rishi Rochelle Roché Rocky Rodney Rodrigo Romario Romeo Rosario Roshni Rowena Ruben Rydell Sandhya Sandro Sanjay
Santiago Santosh Satish Sergio Shanice Shaniqua Shanti Shaquille Sharaisa Sharda Sharisa Sharma Sherida Sherita Shiva
Shurandy Sita Soenil Stanley Sunil Sunita Suresh Surya Tahirah Teresa Tiago Tyrone Urmie Urwin Usha Vanity Vasco
Vernon Vidya Vijay Vikash Vinod Virgil Vishal Winston Xavier Xiomara Yolande Zamira Zulaika
"""

_AFRICAN = """
Abdi Abdifatah Abdikarim Abdinasir Abdirahman Abdirashid Abdullahi Abeba Abel Abena Abraha Abshir Adhanom Adwoa Afia
Afua Akosua Akua Alhassan Almaz Amadou Amanuel Amilcar Aminata Amino Asmerom Aster Awet Ayaan Bashiir Bereket Berhane
Bethlehem Biniam Binta Blessing Boubacar Caasha Chantal Chidi Chinedu Chioma Comfort Dalton Danilson Dawit Deqa Divine
Djeison Djenabou Ebony Efrem Ekow Elsa Emeka Emmanuel Espoir Eyob Faduma Fadumo Farhiya Fartun Fatoumata Feven Filmon
Fofana Fowsiya Freweini Fthi Ghebre Girmay Godfrey Grâce Guled Habiib Hagos Hamdi Helen Henok Hibo Hiwot Hodan Hodo
Ibrahima Ifeoma Ifrah Ikenna Ilhaan Innocent Ivone Jamaal Jean-Claude Kadiatou Kadra Khadra Kibrom Kidane Kofi Kojo
Kwabena Kwadwo Kwaku Kwame Kwasi Kwesi Lamine Letebrhan Liban Lidya Lula Luwam Mahad Mamadou Mariama Mehari Merhawi
Meron Mesfin Mihret Mikal Modou Moussa Mulugeta Muna Naima Najma Nana Nasra Nasteho Natnael Negasi Ngozi Nilton Nimco
Obinna Oluwaseun Oumar Ousmane Patience Precious Rahel Rahma Raxma Robel Ruta Saba Sahra Samrawit Samson Saynab Selam
Semere Senait Seydou Shamso Simret Solomon Souleymane Sucdi Tekle Temesgen Tesfalem Tesfay Tigist Tsega Tunde Ubah
Uche Warsame Winta Xalimo Yao Yasmiin Yaw Yemane Yohannes Yonas Yordanos Zahra Zainabu Zeferino Zeray
"""

_ASIAN = """
Abdulwahid Agus Aimal Arash Ardalan Ardeshir Arezu Armin Atefeh Ayesha Azadeh Azita Babak Bahman Bahram Bambang Behnam
Behrouz Behzad Bijan Budi Chi Chun Dariush Darya Delaram Dewi Ehsan Elaheh Elham Endang Fahad Fardin Farhad Farhan
Fariba Farzad Farzaneh Fatemeh Feng Fereshteh Ghulam Golnaz Gurpreet Hamed Harpreet Hedayat Hendra Homa Hooman Hui
Imtiaz Indah Jaspreet Javad Javed Jawid Jing Junaid Kambiz Kamran Kashif Kaveh Ketut Khosrow Kourosh Laleh Linh Mahnaz
Mahsa Manpreet Maryam Masoud Massoud Mehrdad Mina Ming Minh Mitra Mohsen Mojgan Morteza Mozhgan Nadeem Nader Nargis
Nasrin Naveed Navid Nguyen Nilofar Niloufar Nima Nyoman Omid Parisa Parvin Parwin Payam Phuong Pouya Putri Ramin Reza
Rizwan Rohullah Roya Rukmini Sadegh Saeed Saima Samaneh Sana Sepideh Shabana Shabnam Shahid Shahin Shahram Shahrzad
Shahzad Shazia Shirin Shokufeh Siavash Simin Siti Slamet Soheila Sohrab Soraya Sri Sutrisno Tahira Tahmina Tanveer
Thuy Trang Tuan Tuti Usman Wahida Wahyu Waqar Waqas Wayan Wei Xiao Yalda Yan Yanti Yasaman Ying Yong Zabihullah
Zarmina Zeeshan Zhang Ziba Zohreh Zubair
"""

_EASTERN_EUROPEAN = """
Adrian Adriana Agata Agnieszka Agron Aleksander Aleksandra Alexandru Alicja Ana Anastasia Anastasiia Anatoli Andrei
Andrii Andriy Andrzej Aneta Ania Anikó Anka Antonina Arben Arkadiusz Artem Artur Asia Attila Barbara Bartek Bartosz
Basia Beata Besnik Blerim Bogdan Bogdana Boguslaw Bohdan Bohdana Bojan Boyan Bozena Branko Catalin Claudiu Constantin
Cosmin Costel Cristian Cristina Csaba Czeslaw Damian Daniela Danijel Danuta Dariusz Darko Daryna Dawid Dejan Denys
Dimitar Dmitri Dmitry Dmytro Doina Dominik Dorota Dragan Dragana Drita Dumitru Dusan Edin Edyta Elena Elvir Elzbieta
Emina Enver Ewa Ewelina Fatmir Ferenc Filip Flamur Florin Gabriela Galina Gábor Georgi Gheorghe Goran Gosia Grazyna
Grzegorz Gyula Halina Halyna Hanna Henryk Hristo Hryhorii Hubert Igor Ihor Ildikó Ilir Inna Ioana Ionut Ireneusz Irina
Iryna István Iulian Ivan Ivana Ivanna Ivica Iwona Izabela Jacek Jadwiga Jakub Janusz Jarek Jaroslaw Jasmina Jelena
Jerzy Joanna Jolanta Jovan Justyna Kacper Kamil Kamila Karol Karolina Kasia Katarina Katarzyna Kateryna Katya
Khrystyna Kinga Konrad Kostya Krystian Krystyna Krzysztof Kuba Kujtim Kyrylo Larysa Laurentiu László Lech Lejla Lesya
Leszek Liviu Ljubica Loredana Luan Lucian Lukasz Lyudmila Lyudmyla Maciej Madalina Magda Magdalena Maksim Maksym
Malgorzata Marcin Marek Marharyta Mariia Marija Mariola Mariusz Marko Marta Maryna Marzena Mateusz Michal Mihaela
Mihai Miklós Mikolaj Milena Milica Milos Milosz Mircea Mirela Mirko Miroslaw Mirsad Monika Mykhailo Mykola Nadiia
Natalia Nataliia Natalya Nazar Nemanja Nicolae Nikita Nikola Norbert Oana Oksana Oleg Oleh Oleksandr Oleksandra
Oleksii Oleksiy Olena Olha Oskar Ostap Ovidiu Patryk Pavel Pavlo Pawel Petar Petro Piotr Plamen Polina Przemek
Przemyslaw Radek Radoslaw Radovan Rafal Raluca Razvan Renata Robert Roksolana Roman Roxana Ruslan Ryszard Sasa Sasha
Senad Sergej Sergey Serhii Serhiy Shpresa Simona Slavica Slawek Slawomir Slobodan Snizhana Sofiia Solomiia Sonya Sorin
Stanislaw Stefania Stepan Stoyan Svetlana Svitlana Sylwia Szymon Tadeusz Taras Tatiana Teresa Tetiana Tetyana Tomasz
Traian Urszula Vadym Valentin Valentyna Valeria Vasil Vasile Vasyl Vesna Viktor Viktoriia Violeta Viorel Vira Vitalii
Vitaliy Vlad Vladan Vladimir Volodymyr Vyacheslav Waldek Waldemar Weronika Wieslaw Wiktor Witold Wojciech Wojtek Yana
Yaroslav Yelena Yevhen Yulia Yuliia Yuri Yurii Zbigniew Zdravko Zdzislaw Zeljko Zhanna Zlatan Zofia Zoltán Zoran Zoya
Zsolt Zsófia Zuzanna
"""

_ENGLISH = """
Aaron Aiden Alan Alisha Allison Amber Andrew Andy Angela Anthony Ashley Bradley Brandon Brandy Brooklyn Bruce Callum
Cameron Carl Charles Charlie Cheyenne Chloe Christopher Clayton Clifford Cody Colin Conner Connor Courtney Craig
Curtis Daisy Darren Darryl Demi Derek Diane Donna Douglas Duncan Dwayne Elijah Elliot Ethan Evan Frances Gavin
Geoffrey George Gloria Graham Harvey Helen Henry Howard Ian Isaac Isaiah Jack Jackson Jacky Jake James Jamie Jane
Jason Jayson Jeff Jeremy Jerry Jim Jimmy Joanna Joe Joel Jordan Josh Judy Julius Karim Kathleen Kayleigh Keith Kiki
Kimberly Kyle Laurence Lawrence Lewis Logan Lucy Luke Malcolm Malik Margaret Mason Matthew Megan Meghan Melody Molly
Nancy Natasha Nathan Neil Nicholas Nick Norman Oprah Oswald Pamela Philip Phoebe Rachel Rebekah Rodney Russell Ryan
Sally Samantha Scott Sean Shane Shannon Shaun Shawn Sidney Spencer Stacy Stephen Steve Stuart Susan Terry Tiffany
Timothy Todd Tony Tracy Trevor Tyler Vanessa Vicky Walter Wayne William Zachary Zack Zoe
"""

_NOT_LATIN = """
Андрій Андрія Анна Артем Богдан Василь Володимир Галина Ганна Дмитро Катерина Людмила Максим Марія Микола Надія
Наталія Оксана Оксану Олександр Олександра Олена Олену Петро Роман Світлана Сергій Софія Тарас Тетяна Юлія Юрій Іван
Івана Ірина أحمد أمينة أنس أيمن أيوب إبراهيم إسماعيل بلال تامر حسين حفصة حمزة خديجة رامي رانيا رشيد زكريا زهراء زياد
زينب سامي سلمى سمية شيماء طه عائشة عبدالرحمن عبدالعزيز عبدالقادر عبدالكريم عبدالله عماد غادة غسان فادي فاطمة فراس فؤاد
قاسم لبنى لمياء لؤي مازن محمد محمود مراد مريم مصطفى معاذ نبيل نجلاء نزار نورة هاجر هشام هيثم وائل وليد ياسر ياسين يحيى
يوسف
"""

# As a plain word these mean something else: Dutch, English or Turkish words, months, places, feasts, brands.
_ALSO_WORDS = """
Adel Adem Amber Asia Aster Baki Bas Basel Bayram Beer Ben Beren Bethlehem Blessing Bloem Bo Bob Bora Boy Brandy
Brooklyn Can Charlie Charlotte Chelsea Chi Christian Comfort Constant Cuba Cuma Daisy Demi Deniz Dharma Dick Divine
Don Donna Els Else Ender Engel Eren Erica Ernst Ferry Fien Fleur Floor Florence Frank Frans Georgia Gloria Greet Griet
Gul Gulden Hala Hanin Harm Hayat Hein Hille Hind Homa Hope Hui Iman Imane Inci India Innocent Iris Isis Islam Israel
Jade Jan Jasmijn Jet Jihad Jip Job Joke Joost Jordan Joy Klaar Koen Koos Kuba Lage Lea Leen Levi Lien Lies Lieve Linda
Linde Logan Lot Lou Luna Madelief Mare Marina Mark Mason Mats Max Mazen Medina Mees Melody Merel Meta Mies Mina Mine
Mo Mona Mubarak Nada Nader Nana Nelson Nice Nol Noor Norma Nova Orlando Otto Paris Patience Pien Pim Precious Prem
Puck Puk Quint Rahma Raja Ramadan Ramazan Regina Rein Riek Rik Rim Rob Robin Rocky Roman Romeo Roos Rosa Rosario
Rozemarijn Sabah Saber Said Sake Salah Salem Sam Santiago Sasa Scott Selam Sem Servet Siem Slamet Sofia Spencer Stan
Stella Sterre Storm Sultan Suus Taco Teddy Temel Ties Tim Tiny Tom Toon Trees Trix Trui Tuna Valentijn Victoria Viola
Virginia Ward Wei Wijntje Wil Will Winston Wolf Yan Yong
"""

ALSO_WORDS = word_set(_ALSO_WORDS)
"""Folded names that are words too; alone and without a capital they say nothing."""

FIRST_NAMES = ALSO_WORDS | word_set(
    _DUTCH, _TURKISH, _ARABIC, _SURINAMESE_AND_ANTILLEAN, _AFRICAN, _ASIAN, _EASTERN_EUROPEAN, _ENGLISH, _NOT_LATIN
)
"""All of them, folded."""

SURE_NAMES = FIRST_NAMES - ALSO_WORDS
"""Those that are nothing else."""
